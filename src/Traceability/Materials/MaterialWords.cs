namespace Traceability.Materials;

public static class MaterialWords
{
    /// <summary>What the level asks, in few words.</summary>
    public static string Words(this ControlLevel level) => level switch
    {
        ControlLevel.Untracked => "level 0, nothing asked",
        ControlLevel.Label => "level 1, label",
        ControlLevel.Document => "level 2, document",
        _ => "level 3, blind match",
    };
}
