using GridOrleans.City.Generation;

namespace GridOrleans.Surge.Walks;

/// <summary>What people write in a surge's cases: invented, and as long as real reports are.</summary>
internal static class WalkPhrases
{
    public static string[] Matters { get; } =
    [
        "楼道堆放杂物，消防通道被占用。",
        "小区东门路灯不亮，老人夜间出行不便。",
        "井盖破损，过往车辆和行人有危险。",
        "垃圾清运不及时，异味扰民。",
        "暖气温度不达标，已三天。",
        "邻里因停车位发生争执，请求调解。",
        "自来水管渗漏，路面结冰。",
        "施工噪声夜间扰民。",
        "独居老人需要上门走访和代办。",
        "A street light has been out for two days beside the school gate.",
    ];

    public static string[] Places { get; } = ["单元门口", "东门", "西侧道路", "活动广场旁", "停车棚", "三号楼北侧"];

    public static string[] Results { get; } =
    [
        "已到现场处理完毕，拍照留存。",
        "已协调责任单位整改到位，现场复查合格。",
        "双方达成调解协议，已签字。",
        "已更换损坏部件，恢复使用。",
    ];

    public static string[] Reasons { get; } =
        ["需等待配件到货。", "天气原因无法施工。", "需与产权单位协商。", "现场照片不完整，请补充。"];

    public static string[] Feedback { get; } =
        ["您反映的问题已处理，感谢监督。", "已电话回访，居民表示满意。", "Handled and confirmed on site."];

    public static string Pick(string[] phrases, SeededDraw draw) => phrases[draw.Whole(0, phrases.Length - 1)];
}
