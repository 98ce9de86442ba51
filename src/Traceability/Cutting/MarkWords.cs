namespace Traceability.Cutting;

public static class MarkWords
{
    public static string Words(this MarkMethod method) => method switch
    {
        MarkMethod.HardStamp => "Hard stamp",
        MarkMethod.LowStressStamp => "Low-stress stamp",
        MarkMethod.Etch => "Etched",
        MarkMethod.Laser => "Laser",
        MarkMethod.PaintPen => "Paint pen",
        MarkMethod.Tag => "Tag",
        MarkMethod.Bag => "Bag",
        MarkMethod.Traveller => "Traveller",
        _ => "Sticker",
    };

    /// <summary>Why a number is moved, as a list says it.</summary>
    public static string Words(this RenewalCause cause) => cause switch
    {
        RenewalCause.Covered => "will be covered",
        RenewalCause.MachinedAway => "machined away",
        RenewalCause.LeavesWithPiece => "went with a piece",
        _ => "lost",
    };
}
