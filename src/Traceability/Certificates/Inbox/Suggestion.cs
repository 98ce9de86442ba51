namespace Traceability.Certificates.Inbox;

/// <summary>What a file may be about.</summary>
public enum SuggestedKind { Document, Lot, Heat, Receipt, Material }

/// <summary>Something of the shop's whose number stands on a file that waits.</summary>
/// <param name="Number">As it is written here.</param>
/// <param name="Words">What it is: "cast acrylic, 2 lots here".</param>
/// <param name="Reason">Why: "heat 4E2101 stands on page 1".</param>
/// <param name="IsSure">Whether one tap may take it: the very number, and long enough not to be there by chance.</param>
/// <param name="Lacks">The papers that are missing and for which this could be one.</param>
public sealed record Suggestion(SuggestedKind Kind, long Id, string Number, string Words, string Reason, int Score, bool IsSure, IReadOnlyList<PaperNeed> Lacks, string? Issuer = null)
{
    public string Key => $"{Kind}:{Id}".ToLowerInvariant();

    public string Address => Kind switch
    {
        SuggestedKind.Document => $"/documents/{Id}",
        SuggestedKind.Lot => $"/lots/{Id}",
        SuggestedKind.Heat => $"/heats/{Id}",
        SuggestedKind.Receipt => $"/receipts/{Id}",
        _ => $"/materials/{Id}",
    };
}

/// <summary>A file that waits, with what it may be about, the likeliest first.</summary>
public sealed record Suggested(InboxItem Item, StoredFile File, IReadOnlyList<Suggestion> Suggestions)
{
    /// <summary>The kind of paper it would be kept as: what it says itself, else what is missing.</summary>
    public DocumentType? Type => Item.Type ?? Suggestions.Where(s => s.IsSure).SelectMany(s => s.Lacks).Select(n => (DocumentType?)n.Types[0]).FirstOrDefault();

    /// <summary>The number it would be kept under: its own, else its name without the ending.</summary>
    public string Number => Item.Number ?? Item.FileName[..^FileNames.EndingOf(Item.FileName).Length];

    public string? Issuer => Item.Issuer ?? Suggestions.Where(s => s.IsSure).Select(s => s.Issuer).FirstOrDefault(i => i is not null);

    /// <summary>What one tap takes. A packing slip goes to its delivery, a declaration to its material, everything else to lots and heats.</summary>
    public bool IsTaken(Suggestion suggestion) => suggestion.IsSure && suggestion.Kind switch
    {
        SuggestedKind.Document => Suggestions.First(s => s.Kind == SuggestedKind.Document) == suggestion,
        SuggestedKind.Receipt => Type == DocumentType.PackingSlip,
        SuggestedKind.Material => Type is { } type && !type.IsCertificate() && type != DocumentType.PackingSlip,
        // What the heat says, it says of all its lots.
        SuggestedKind.Lot => Type != DocumentType.PackingSlip && !(Suggestions.Any(s => s.Kind == SuggestedKind.Heat && s.IsSure) && suggestion.Reason.Contains("supplier", StringComparison.Ordinal)),
        _ => Type != DocumentType.PackingSlip,
    };

    /// <summary>One tap is enough.</summary>
    public bool CanConfirm => Type is not null && Suggestions.Any(IsTaken);
}
