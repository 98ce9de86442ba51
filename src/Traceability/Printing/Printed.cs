namespace Traceability.Printing;

/// <summary>How a report came out on paper. What could not be printed as written is also said at the document's end.</summary>
/// <param name="Pages">How many pages it has.</param>
/// <param name="UnprintableCharacters">Characters printed as boxes, in the form "U+1F9EA".</param>
/// <param name="UnshapedScripts">Scripts printed letter by letter, not joined or turned as they should be: "Arabic".</param>
/// <param name="RefusedPictures">Why a picture was left out, one sentence for each.</param>
public sealed record Printed(
    int Pages,
    IReadOnlyList<string> UnprintableCharacters,
    IReadOnlyList<string> UnshapedScripts,
    IReadOnlyList<string> RefusedPictures);
