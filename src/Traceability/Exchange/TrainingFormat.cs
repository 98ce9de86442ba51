using Traceability.Trainings;
using static Traceability.Exchange.Column;

namespace Traceability.Exchange;

/// <summary>The files of the format that tell of procedures and of who was trained.</summary>
internal static class TrainingFormat
{
    public static Sheet Topics { get; } = new("topics", "what people are trained in, besides procedures",
        Number("code"), Line("title").Must, Word<TopicOf>("of").Must.Saying("for whom it is asked"), Time("retired_at").Saying("when it went out of use"), Line("retired_by"))
    { Key = ["code"], Further = true };

    public static Sheet Sops { get; } = new("sops", "procedures",
        Number("code"), Line("title").Must)
    { Key = ["code"], Further = true };

    public static Sheet SopRevisions { get; } = new("sop_revisions", "their revisions",
        Ref("sop", Target.Sop).Must, Number("revision"), Count("position").Must.Saying("from 1, as they were written"), Text("steps").Saying("a step a line; [ ] at its end is confirmed, [= mm] asks for a value"), Text("changes").Saying("what is different from the one before"),
        Time("released_at").Saying("empty: a draft"), Line("released_by"))
    { Parent = "sop", Further = true };

    public static Sheet SopPictures { get; } = new("sop_pictures", "pictures of how their steps are done",
        Ref("sop", Target.Sop).Must, Line("revision").Must.WithKey, Count("step").Must.Saying("from 1"), Line("name").Must, new("photo", CellKind.File) { Required = true }, new("photo_sha256", CellKind.Hash))
    { Parent = "sop", Further = true };

    public static Sheet Trainings { get; } = new("trainings", "who was trained in what, by whom and until when",
        Ref("person", Target.Person).Must, Ref("topic", Target.Topic), Ref("sop", Target.Sop).Saying("in the topic's place"), Line("revision").WithKey.Saying("of the procedure"), Word<TrainingKind>("kind").Must.Saying("declared: the first, by his own word"),
        Ref("trainer", Target.Person), Date("given_on").Must, Date("valid_until").Saying("empty: for good"), Text("evidence"), new("file", CellKind.File), new("file_sha256", CellKind.Hash), Line("file_name"),
        Time("withdrawn_at"), Line("withdrawn_by"), Text("withdrawn_reason"))
    { Further = true };

    public static Sheet UntrainedActs { get; } = new("untrained_acts", "what people did who were not trained for it, while that only warned or had happened already",
        Number("number").Saying("of the lot, cut or record"), Line("act").Must, Text("says").Must, Line("by").Must, Time("at").Must)
    { Further = true };
}
