using System.Text.Json.Nodes;
using GridOrleans.Cases;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Catalogue;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Orders;
using GridOrleans.Orders;
using GridOrleans.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GridOrleans.Gateway.Docs;

/// <summary>What the generated description cannot know by itself.</summary>
internal static class OpenApiShape
{
    /// <summary>The description's name: it is at <c>/openapi/v1.json</c>.</summary>
    public const string DocumentName = "v1";

    private const string Bearer = "bearer";
    private const string UnitPattern = @"^\d{4}(\d{2}(\d{3}(\d{3}(\d{3})?)?)?)?$";
    private const string CasePattern = @"^\d{15}-[1-9]\d*$";
    private const string ItemPattern = "^.{1,64}$";
    private const string OrderPattern = @"^\d{15}-D[1-9]\d*$";
    private const string IdPattern = "^[0-9A-Za-z_.:-]{8,64}$";

    /// <summary>Adds the description, OpenAPI 3.1.</summary>
    public static IServiceCollection AddDescription(this IServiceCollection services) =>
        services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer(Introduce);
            options.AddOperationTransformer(AddKeyAndAccess);
            options.AddSchemaTransformer(NameTexts);
        });

    private static Task Introduce(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "GridOrleans: 大同市网格化治理 grid governance of Datong",
            Version = DocumentName,
            Description =
                $"One way to retry: {IdempotencyKey.OneWayToRetry} Errors are problem details (RFC 9457); branch on "
                + "`code`, show `detail`. Every code is explained at [/docs/errors](/docs/errors).",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                BearerFormat = "JWT",
                Description = "`sub` names the caller, `grants` the roles: an array of `role@unit`.",
            },
        };
        return Task.CompletedTask;
    }

    private static Task AddKeyAndAccess(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        }

        if (metadata.OfType<KeyedWrite>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Required = true,
                Description = IdempotencyKey.OneWayToRetry,
                Schema = Text(IdPattern, "0198c9a2-5d6f-7e3a-9a53-3f1f2f0c7d11"),
            });
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Schema = parameter.Name switch
            {
                "code" when metadata.OfType<NamesItem>().Any() => Text(ItemPattern, "N301"),
                "id" when IsOnOrder(context) => Text(OrderPattern, OrderNoun.Noun.ExampleNumber),
                "id" => Text(CasePattern, CaseNoun.Noun.ExampleNumber),
                "number" => Text(ItemPattern, "T-140212-17"),
                "code" or "unit" => Text(UnitPattern, "140212100201"),
                _ => parameter.Schema,
            };
        }

        return Task.CompletedTask;
    }

    private static Task NameTexts(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(UnitCode))
        {
            Become(schema, UnitPattern, "140212100201001");
        }
        else if (type == typeof(CaseNumber))
        {
            Become(schema, CasePattern, CaseNoun.Noun.ExampleNumber);
        }
        else if (type == typeof(OrderNumber))
        {
            Become(schema, OrderPattern, OrderNoun.Noun.ExampleNumber);
        }
        else if (type == typeof(CommandBatch) && schema.Properties?["commands"] is OpenApiSchema commands)
        {
            commands.Items = BatchedCommand();
        }

        return Task.CompletedTask;
    }

    private static bool IsOnOrder(OpenApiOperationTransformerContext context) =>
        $"/{context.Description.RelativePath}".StartsWith(OrderNoun.Noun.Address, StringComparison.Ordinal);

    private static OpenApiSchema BatchedCommand() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A command: what addresses it, and the fields of its move's own body beside them.",
        Required = new HashSet<string> { "id", "move" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = Text(IdPattern, "0198c9a2-5d6f-7e3a-9a53-3f1f2f0c7d11"),
            [CaseNoun.Noun.Field] = Text(CasePattern, CaseNoun.Noun.ExampleNumber),
            [OrderNoun.Noun.Field] = Text(OrderPattern, OrderNoun.Noun.ExampleNumber),
            ["move"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. CaseNoun.Noun.MoveNames.Union(OrderNoun.Noun.MoveNames).Select(move => (JsonNode)move)],
            },
        },
    };

    private static OpenApiSchema Text(string pattern, string example)
    {
        var schema = new OpenApiSchema();
        Become(schema, pattern, example);
        return schema;
    }

    private static void Become(OpenApiSchema schema, string pattern, string example)
    {
        schema.Type = (schema.Type & JsonSchemaType.Null) | JsonSchemaType.String ?? JsonSchemaType.String;
        schema.Pattern = pattern;
        schema.Examples = [example];
    }
}
