using System.Collections.Immutable;
using System.Reflection;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Orders;
using GridOrleans.Unit.House;
using GridOrleans.Silos;
using GridOrleans.Units;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Xunit;

namespace GridOrleans.Unit.Upgrade;

/// <summary>
/// Two releases side by side, as in a rolling upgrade: what one sends the other reads. The analyzer's
/// OrleansContracts.txt holds interfaces and methods; what travels in them is held here.
/// </summary>
public sealed class ContractTests : IDisposable
{
    private const string MembersFile = "members.v1.txt";
    private const string MessagesFile = "messages.v1.txt";

    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSerializer(serializer => serializer
            .AddAssembly(typeof(IGridGrain).Assembly)
            .AddAssembly(typeof(ContractTests).Assembly))
        .BuildServiceProvider();

    private static (string Name, object Message)[] Messages { get; } =
    [
        ("report", new CaseRequest(
            CommandId.Parse("report-0001"),
            new("wang", [new(Role.Resident, UnitCode.Parse("1402"))]),
            null,
            new ReportCase("路灯不亮", new(113.1, 40.1, "学府街1号"), ReportSource.Resident)
            {
                Evidence = ["photo/1.jpg"],
            })),
        ("start", new CaseRequest(
            CommandId.Parse("start-0001"),
            new("li", [new(Role.DepartmentHandler, UnitCode.Parse("140212"))]),
            CaseNumber.Parse("140212100201001-17"),
            new StartCase())),
        ("refusal", new Reply<CaseFile>(null, new(RefusalCode.WrongStep, "The case is already assigned.")
        {
            LegalMoves = [CaseMove.Start, CaseMove.Return],
            Fields = [new("place.lon", "A number is expected.")],
        })),
        ("silo", new SiloView("silo-1", "127.0.0.1:11111@1", "0.1.0", Noon) { Placement = "even", Activations = 7 }),
    ];

    public void Dispose() => _services.Dispose();

    [Fact]
    public void What_an_older_release_sent_is_read()
    {
        var frozen = Lines(MessagesFile).Select(line => line.Split(' ')).ToDictionary(line => line[0], line => line[1]);

        var missing = Messages.Where(message => !frozen.ContainsKey(message.Name))
            .Select(message => $"{message.Name} {Convert.ToHexStringLower(Bytes(message.Message))}");
        Assert.True(!missing.Any(), $"Append to {MessagesFile}:\n{string.Join('\n', missing)}");
        Assert.All(Messages, message =>
        {
            var read = _services.GetRequiredService<Serializer>().Deserialize<object>(
                Convert.FromHexString(frozen[message.Name]));

            Assert.IsType(message.Message.GetType(), read);
            Assert.Equal(Bytes(message.Message), Bytes(read));
        });
    }

    [Fact]
    public void An_older_release_reads_what_it_knows_of_a_newer_one_s_message()
    {
        var newer = new Refusal(RefusalCode.WrongStep, "The order is accepted.")
        {
            Fields = [new("slip", "later")],
            OrderMoves = [OrderMove.Dispatch],
        };

        var older = Carry<Refusal, RefusalBeforeOrders>(newer);

        Assert.Equal((RefusalCode.WrongStep, "The order is accepted."), (older.Code, older.Detail));
        Assert.Equal(newer.Fields, older.Fields.AsEnumerable());
    }

    [Fact]
    public void A_newer_release_reads_an_older_one_s_message_and_finds_nothing_in_what_was_added_since()
    {
        var older = new RefusalBeforeOrders(RefusalCode.WrongStep, "The case is assigned.")
        {
            LegalMoves = [CaseMove.Start],
        };

        var newer = Carry<RefusalBeforeOrders, Refusal>(older);

        Assert.Equal((RefusalCode.WrongStep, "The case is assigned."), (newer.Code, newer.Detail));
        Assert.Equal([CaseMove.Start], newer.LegalMoves.AsEnumerable());
        Assert.True(newer.OrderMoves.IsDefaultOrEmpty);
    }

    [Fact]
    public void Members_of_what_travels_are_only_added()
    {
        var frozen = Lines(MembersFile);
        var now = Members().ToList();

        var changed = frozen.Except(now).ToList();
        Assert.True(
            changed.Count == 0,
            $"Silos of the release before still send and expect these:\n{string.Join('\n', changed)}");
        var added = now.Except(frozen).ToList();
        Assert.True(added.Count == 0, $"Append to {MembersFile}:\n{string.Join('\n', added)}");
    }

    private static string[] Lines(string file) => SourceTree.Read("tests/Unit/Upgrade", file)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every member that travels, with its id and type; every enum's names with their numbers.</summary>
    private static IEnumerable<string> Members()
    {
        var types = typeof(IGridGrain).Assembly.GetTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal).ToList();
        foreach (var type in types.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null))
        {
            var alias = type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias
                ?? $"{type.FullName} HAS NO ALIAS";
            foreach (var member in type.GetMembers(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (member.GetCustomAttribute<IdAttribute>() is { } id)
                {
                    var kind = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
                    yield return $"{alias} {id.Id} {member.Name}: {kind}";
                }
            }
        }

        foreach (var type in types.Where(type => type.IsEnum && type.IsPublic))
        {
            foreach (var name in Enum.GetNames(type))
            {
                yield return $"{type.Name}.{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}";
            }
        }
    }

    private byte[] Bytes(object message) => _services.GetRequiredService<Serializer>().SerializeToArray(message);

    private TTo Carry<TFrom, TTo>(TFrom message) => _services.GetRequiredService<Serializer<TTo>>().Deserialize(
        _services.GetRequiredService<Serializer<TFrom>>().SerializeToArray(message))!;
}

/// <summary>A refusal as the first release knew it, before there were orders: frozen.</summary>
[GenerateSerializer, Immutable, Alias("refusal-before-orders")]
internal sealed record RefusalBeforeOrders([property: Id(0)] RefusalCode Code, [property: Id(1)] string Detail)
{
    [Id(2)] public ImmutableArray<CaseMove> LegalMoves { get; init; } = [];

    [Id(3)] public ImmutableArray<FieldError> Fields { get; init; } = [];
}
