using GridOrleans.City.Generation;

namespace GridOrleans.Surge.Walks;

/// <summary>What people write in a surge's cases: invented, and as long as real reports are.</summary>
internal static class WalkPhrases
{
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
