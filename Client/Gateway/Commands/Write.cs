using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace GridOrleans.Gateway.Commands;

/// <summary>What a write brings: who asks, under which id, what. Or why it cannot be taken.</summary>
/// <typeparam name="T">What is wanted: the body.</typeparam>
internal sealed record Write<T>(CommandId Id, Caller By, T? Body, ProblemResult? Problem)
    : IBindableFromHttpContext<Write<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private static readonly JsonTypeInfo<T> Contract = (JsonTypeInfo<T>)GatewayJson.Commands.GetTypeInfo(typeof(T));

    /// <summary>Whether it can be taken; then <see cref="Body"/> is set, otherwise <see cref="Problem"/>.</summary>
    [MemberNotNullWhen(true, nameof(Body))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Complete => Body is not null;

    /// <inheritdoc/>
    public static async ValueTask<Write<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var caller = context.Caller();
        if (!IdempotencyKey.TryRead(context.Request, out var id))
        {
            return new(default, caller, null, IdempotencyKey.Missing(context.Request));
        }

        var (body, problem) = await JsonBody.Read(context.Request, bytes => JsonBody.Parse(bytes, Contract));
        return new(id, caller, body, problem);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
        builder.Metadata.Add(new KeyedWrite());
    }
}

/// <summary>Marks an address whose requests carry an <c>Idempotency-Key</c>.</summary>
internal sealed record KeyedWrite;
