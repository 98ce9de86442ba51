using System.Globalization;

namespace Traceability.Quality;

/// <summary>Why it is not as it should be, in the words of the floor.</summary>
public enum IssueReason { WrongMaterial, WrongNumberOrPaper, Dimension, Surface, Contamination, ProcessError, Damage, Other }

/// <summary>What becomes of an amount that is held; of what was held with it, perhaps that nothing is wrong with it.</summary>
public enum DispositionKind { NoFault, UseAsIs, Rework, Scrap, ReturnToSupplier }

public static class QualityWords
{
    /// <summary>"wrong number or paper"</summary>
    public static string Words(this IssueReason reason) => Data.WordsInText.Of(reason).Replace('_', ' ');

    /// <summary>"wrong number or paper", or that nobody has said.</summary>
    public static string Words(this IssueReason? reason) => reason?.Words() ?? "not said yet";

    /// <summary>"use as is", "back to the supplier"</summary>
    public static string Words(this DispositionKind kind) => kind == DispositionKind.ReturnToSupplier ? "back to the supplier" : Data.WordsInText.Of(kind).Replace('_', ' ');

    /// <summary>As said of an amount: "5 sheets are scrapped".</summary>
    public static string Past(this DispositionKind kind) => kind switch
    {
        DispositionKind.NoFault => "found to be good",
        DispositionKind.UseAsIs => "used as is",
        DispositionKind.Rework => "reworked",
        DispositionKind.Scrap => "scrapped",
        _ => "sent back",
    };

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
