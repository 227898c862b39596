using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;

namespace GridOrleans.Registry;

/// <summary>A command on its way to a grid's registry: who, under which id, wants what.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks, as the gateway knows them.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("registry-request")]
public sealed record RegistryRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] RegistryCommand Command);

/// <summary>What is wanted of a registry.</summary>
[GenerateSerializer, Immutable, Alias("registry-command")]
public abstract record RegistryCommand;

/// <summary>
/// Takes records in 采集, a household with its people and housing 一键采集 among them. What is there already is found by
/// its key and learns what is new; where both say something and not the same, nothing is overwritten and the field is
/// named, unless <paramref name="Replace"/> says to.
/// </summary>
/// <param name="Records">1–200 records; all of them are taken or, when one is out of order, none.</param>
/// <param name="Replace">Whether what is given takes the place of what is there.</param>
[GenerateSerializer, Immutable, Alias("collect-records")]
public sealed record CollectRecords(
    [property: Id(0)] ImmutableArray<RecordDraft> Records,
    [property: Id(1)] bool Replace = false) : RegistryCommand;

/// <summary>
/// Takes a block of records in from a file 批量导入: as <see cref="CollectRecords"/>, but a row that is out of order is
/// left out with its reason and the rest is taken. One entry of the journal, however many they are.
/// </summary>
/// <param name="Rows">1–4,096 rows.</param>
/// <param name="Source">What the file is called; 1–100 characters.</param>
[GenerateSerializer, Immutable, Alias("load-records")]
public sealed record LoadRecords(
    [property: Id(0)] ImmutableArray<RecordDraft> Rows,
    [property: Id(1)] string Source) : RegistryCommand;

/// <summary>A command on one record.</summary>
/// <param name="Serial">The record's serial.</param>
[GenerateSerializer, Immutable, Alias("record-command")]
public abstract record RecordCommand([property: Id(0)] int Serial) : RegistryCommand;

/// <summary>Shows a record in full 查看全文, and journals who saw it and why, before it is shown.</summary>
/// <param name="Serial">The record's serial.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why, in a sentence that names nobody; 1–200 characters.</param>
/// <param name="Unsealing">
/// The request that a second person approved, which opens the sealed field as well; null leaves it sealed.
/// </param>
[GenerateSerializer, Immutable, Alias("disclose-record")]
public sealed record DiscloseRecord(
    int Serial,
    [property: Id(0)] DisclosurePurpose Purpose,
    [property: Id(1)] string Reason,
    [property: Id(2)] int? Unsealing = null) : RecordCommand(Serial);

/// <summary>Sets until when a person's record is kept 保存期限.</summary>
/// <param name="Serial">The record's serial.</param>
/// <param name="Until">The last day, in China's time.</param>
/// <param name="Reason">Why, in a sentence that names nobody; 1–200 characters.</param>
[GenerateSerializer, Immutable, Alias("retain-record")]
public sealed record RetainRecord(
    int Serial,
    [property: Id(0)] DateOnly Until,
    [property: Id(1)] string Reason) : RecordCommand(Serial);

/// <summary>Erases a person 删除个人信息: destroys the key of everything that was ever written of them here.</summary>
/// <param name="Serial">The record's serial.</param>
/// <param name="Reason">Why, in a sentence that names nobody; 1–200 characters.</param>
[GenerateSerializer, Immutable, Alias("erase-record")]
public sealed record EraseRecord(int Serial, [property: Id(0)] string Reason) : RecordCommand(Serial);

/// <summary>Erases every person whose last day has passed 到期清除.</summary>
[GenerateSerializer, Immutable, Alias("expire-records")]
public sealed record ExpireRecords : RegistryCommand;

/// <summary>Asks for the sealed field of a person to be opened once; a second person must approve 申请启封.</summary>
/// <param name="Serial">The record's serial.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why, in a sentence that names nobody; 1–200 characters.</param>
[GenerateSerializer, Immutable, Alias("unseal-record")]
public sealed record UnsealRecord(
    int Serial,
    [property: Id(0)] DisclosurePurpose Purpose,
    [property: Id(1)] string Reason) : RecordCommand(Serial);

/// <summary>The second person agrees to a request 复核同意.</summary>
/// <param name="Serial">The record's serial.</param>
/// <param name="Unsealing">The request's number.</param>
[GenerateSerializer, Immutable, Alias("approve-unsealing")]
public sealed record ApproveUnsealing(int Serial, [property: Id(0)] int Unsealing) : RecordCommand(Serial);
