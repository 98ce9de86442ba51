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
        _ => "Sticker",
    };
}
