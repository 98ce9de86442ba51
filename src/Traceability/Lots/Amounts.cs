namespace Traceability.Lots;

/// <summary>An amount with its unit in one field, as people say it: "5 sheets", "1,25 m", or only "5".</summary>
public static class Amounts
{
    /// <param name="usual">The unit that is meant when none is typed.</param>
    /// <exception cref="DomainRuleException">Not an amount, or an unknown unit.</exception>
    public static Quantity Typed(string? typed, Unit usual, string? field = null)
    {
        var written = (typed ?? "").Trim();
        var end = written.Length;
        // The unit is the word at the end: letters, then perhaps a 2 as in m2.
        while (end > 0 && !char.IsWhiteSpace(written[end - 1]) && (char.IsLetter(written[end - 1]) || IsPower(written, end - 1))) end--;
        var word = written[end..];
        return word.Length == 0 || end == 0
            ? Quantity.Typed(written, usual, field)
            : Quantity.Typed(written[..end], Units.TryParse(word, out var unit) ? unit : throw Unknown(word, field), field);
    }

    /// <summary>In what a piece of a lot is counted where nothing is typed: what is counted itself is cut into pieces.</summary>
    public static Unit PieceUnit(Unit of) => of.Kind() is UnitKind.Pieces or UnitKind.Sheets or UnitKind.Rolls ? Unit.Pcs : of;

    private static bool IsPower(string written, int at) => written[at] is '2' or '²' && at > 0 && char.IsLetter(written[at - 1]) && at == written.Length - 1;

    private static DomainRuleException Unknown(string word, string? field) =>
        new($"\"{(word.Length <= 40 ? word : word[..40] + "…")}\" is not a unit. Use one of {string.Join(", ", Units.Symbols)}.", field);
}
