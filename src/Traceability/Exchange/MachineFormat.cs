using Traceability.Manufacture;
using static Traceability.Exchange.Column;

namespace Traceability.Exchange;

/// <summary>The files of the format that tell of machines, and of the steps that were done while a job ran.</summary>
internal static class MachineFormat
{
    public static Sheet Machines { get; } = new("machines", "printers, lasers and mills; a record's machine says which",
        Number("code"), Line("name").Must.WithKey)
    { Key = ["code"], Further = true };

    public static Sheet Loadings { get; } = new("loadings", "which lot was on which machine, from when until when",
        Ref("machine", Target.Machine).Must, Ref("lot", Target.Lot).Must, Time("since").Must, Line("by").Must, Time("taken_off_at"), Line("taken_off_by"))
    { Parent = "machine", Further = true };

    public static Sheet StepAnswers { get; } = new("step_answers", "what was done at the steps of a record's procedure, or why it was left out",
        Ref("record", Target.Record).Must, Count("step").Must.Saying("of the procedure's revision, from 1"), Word<StepAnswerKind>("kind").Must, Line("value").Saying("as it was measured"), Text("note").Saying("of a value outside the limits, or why it was left out"),
        Count("outside_limits").Saying("1: it is"), Line("by").Must, Time("at").Must, new("photo", CellKind.File), new("photo_sha256", CellKind.Hash), Line("photo_name"), Time("voided_at"), Line("voided_by"), Text("voided_reason"))
    { Parent = "record", Further = true };
}
