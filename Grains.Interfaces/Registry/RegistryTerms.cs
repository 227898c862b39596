using System.Text.Json.Serialization;

namespace GridOrleans.Registry;

/// <summary>What became of a record that was collected.</summary>
[GenerateSerializer, Alias("record-outcome"), JsonConverter(typeof(SnakeCase<RecordOutcome>))]
public enum RecordOutcome
{
    /// <summary>It is new 新增.</summary>
    Created,

    /// <summary>It was there, and learnt something 更新.</summary>
    Merged,

    /// <summary>It was there and says the same already 无变化.</summary>
    Unchanged,

    /// <summary>
    /// It was there, and says otherwise in the fields named: those were left as they are, all others were taken 冲突.
    /// </summary>
    Conflicting,
}

/// <summary>What a full read is for (our convention: a coded list, so that audits can count).</summary>
[GenerateSerializer, Alias("disclosure-purpose"), JsonConverter(typeof(SnakeCase<DisclosurePurpose>))]
public enum DisclosurePurpose
{
    /// <summary>A case that is being handled 办理案卷.</summary>
    Case,

    /// <summary>A service to the person 上门服务.</summary>
    Service,

    /// <summary>Rescue, search, evacuation 应急救援.</summary>
    Emergency,

    /// <summary>The record itself is checked with the person 信息核实.</summary>
    Check,

    /// <summary>A request by law 依法调取.</summary>
    Law,
}

/// <summary>
/// A special group 特殊人群, as a person's field <c>special</c> says it. Sealed: off unless the city turns it on, then
/// aggregates only.
/// </summary>
[GenerateSerializer, Alias("special-group"), JsonConverter(typeof(SnakeCase<SpecialGroup>))]
public enum SpecialGroup
{
    /// <summary>Released from prison 刑满释放.</summary>
    Released,

    /// <summary>Community correction 社区矫正.</summary>
    Correction,

    /// <summary>Addiction 吸毒.</summary>
    Addiction,

    /// <summary>Grave mental illness 严重精神障碍.</summary>
    MentalIllness,

    /// <summary>Other illness that the law protects 其他法定保密疾病.</summary>
    Illness,
}
