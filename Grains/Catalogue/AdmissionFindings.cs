namespace GridOrleans.Catalogue;

/// <summary>
/// Whether an item may stand in the catalogue at all: it is one of those kept from the old list, or somebody who may
/// admitted it, knowing its cost (our convention for the published firewall 防火墙).
/// </summary>
internal static class AdmissionFindings
{
    /// <summary>Every finding, one sentence each.</summary>
    /// <param name="item">The item.</param>
    /// <param name="kept">Whether an old item is kept as it.</param>
    /// <param name="inForce">The catalogue's first day.</param>
    public static IEnumerable<string> Of(CatalogueItem item, bool kept, DateOnly inForce) => (kept, item) switch
    {
        (true, { Admission: null, Temporary: false }) => [],
        (true, _) => [$"Item {item.Code}: it is kept from the old list, so it has no admission and is not temporary."],
        (false, { Admission: null }) => [Missing(item)],
        (false, { Admission: { } admission }) => Admitted(item, admission, inForce),
    };

    private static string Missing(CatalogueItem item) =>
        $"Item {item.Code} ({item.Chinese} {item.English}): no old item is kept as it, and it has no \"admission\". "
        + "Add \"admission\" with \"approvedBy\" (the county political-legal committee 县区政法委 that approved the item), "
        + "\"approvedOn\" (the day) and \"impact\" with \"tasksPerYear\" and \"minutesPerTask\"; a temporary item also "
        + "\"temporary\": true and \"until\" in its admission. The list was cut from 52 items to 17 to spare "
        + "gridworkers the rest, so the firewall 防火墙 lets no other item through unless somebody approved it knowing "
        + "how much of their time it takes.";

    private static IEnumerable<string> Admitted(CatalogueItem item, Admission admission, DateOnly inForce)
    {
        var name = $"Item {item.Code}: admission";
        if (string.IsNullOrWhiteSpace(admission.ApprovedBy))
        {
            yield return $"{name}.approvedBy: the county committee that approved the item is expected.";
        }

        if (admission.ApprovedOn == default)
        {
            yield return $"{name}.approvedOn: the day of the approval is expected.";
        }
        else if (admission.ApprovedOn > inForce)
        {
            yield return $"{name}.approvedOn: the catalogue is in force from {inForce:yyyy-MM-dd}, but the item was "
                + $"approved on {admission.ApprovedOn:yyyy-MM-dd} only.";
        }

        foreach (var (field, value) in new[]
        {
            ("tasksPerYear", admission.Impact?.TasksPerYear ?? 0),
            ("minutesPerTask", admission.Impact?.MinutesPerTask ?? 0),
        })
        {
            if (value < 1)
            {
                yield return $"{name}.impact.{field}: a whole number from 1 is expected; it says what the item takes.";
            }
        }

        foreach (var finding in End(item, admission, name))
        {
            yield return finding;
        }
    }

    private static IEnumerable<string> End(CatalogueItem item, Admission admission, string name)
    {
        if (item.Temporary && admission.Until is null)
        {
            yield return $"{name}.until: the item is temporary, so its last day is expected.";
        }

        if (!item.Temporary && admission.Until is not null)
        {
            yield return $"{name}.until: only a temporary item ends; say \"temporary\": true, or leave the day out.";
        }

        if (admission.Until < admission.ApprovedOn)
        {
            yield return $"{name}.until: the item ends on {admission.Until:yyyy-MM-dd}, before it was approved.";
        }
    }
}
