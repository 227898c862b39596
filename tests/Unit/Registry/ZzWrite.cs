using System.Text;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Registry;
using Xunit;
using static GridOrleans.Unit.Registry.RegistryOnPaper;

namespace GridOrleans.Unit.Registry;

public sealed class ZzWrite
{
    [Fact]
    public void Write()
    {
        var registry = new RegistryOnPaper(specialGroups: true);
        var handler = With(Role.DepartmentHandler, id: "sun");
        registry.Collect(Home("B1", "迎宾街12号"), Person("SYN-0001", "李雷", (RecordField.Phone, "13812345678")));
        registry.Load(Person("SYN-0002", "王梅"), Home("B1", "平城路"), Person("1", "太短"));
        registry.Do(With(Role.CountyCentre), new DiscloseRecord(2, DisclosurePurpose.Service, "上门送药"));
        registry.Do(With(Role.CountyCentre), new RetainRecord(3, new(2027, 1, 1), "租住期满"));
        registry.Do(handler, new UnsealRecord(2, DisclosurePurpose.Law, "依法调取"));
        registry.Do(With(Role.PoliticalLegalCommittee, id: "qian"), new ApproveUnsealing(2, 1));
        registry.Do(handler, new DiscloseRecord(2, DisclosurePurpose.Law, "依法调取", 1));
        registry.Do(With(Role.CountyCentre), new EraseRecord(3, "依本人申请"));
        var lines = registry.Facts.Select((fact, place) =>
        {
            var (kind, payload) = FactJson.Write(fact);
            return $$"""{"at":"2026-05-01T08:00:00+00:00","command":"command-{{place + 1:0000}}","kind":"{{kind}}","fact":{{Encoding.UTF8.GetString(payload)}}}""";
        });
        File.WriteAllText("/tmp/registry.v1.jsonl", string.Join('\n', lines) + "\n");
        File.WriteAllText("/tmp/registry.full.txt", registry.InFull());
    }
}
