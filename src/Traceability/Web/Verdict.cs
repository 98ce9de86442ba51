using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Traceability.Web;

/// <summary>What a scan did, large enough for a metre away; said once, on the page that follows.</summary>
/// <param name="Tone">ok, wait, or empty where nothing is proven.</param>
/// <param name="Undo">Where a form is posted that takes it back.</param>
public sealed record Verdict(string Tone, string Says, string More, string? Undo)
{
    private const string Key = "verdict";

    public static void Say(ITempDataDictionary said, string tone, string says, string more, string? undo = null) =>
        said[Key] = new[] { tone, says, more, undo ?? "" };

    public static Verdict? Of(ITempDataDictionary said) =>
        said[Key] is string[] and [var tone, var says, var more, var undo] ? new(tone, says, more, undo.Length == 0 ? null : undo) : null;
}
