using Traceability.Genealogy;

namespace Traceability.Pages.Trace;

/// <summary>What a beginning is called, and where it has its page.</summary>
internal static class Words
{
    /// <summary>"Lot", "Heat of Northmill Metals", "Supplier's lot of FILARO".</summary>
    public static string Kind(this Root root) => (root.Kind, root.Of) switch
    {
        (RootKind.Heat, null or "") => "Heat, mill unknown",
        (RootKind.Heat, var mill) => $"Heat of {mill}",
        (RootKind.SupplierLot, null or "") => "Supplier’s lot",
        (RootKind.SupplierLot, var supplier) => $"Supplier’s lot of {supplier}",
        (RootKind.Certificate, null or "") => "Certificate",
        (RootKind.Certificate, var issuer) => $"Certificate of {issuer}",
        var (kind, _) => kind.ToString(),
    };

    /// <summary>The page that finds it again.</summary>
    public static string FindIt(string number) => "/find" + QueryString.Create("q", number);

    public static string Page(this Root root) => FindIt(root.Qualified);

    public static string Back(string qualified) => "/trace/back" + QueryString.Create("root", qualified);

    public static string Forward(string qualified) => "/trace/forward" + QueryString.Create("root", qualified);

    public static string Picture(string qualified) => "/trace/picture" + QueryString.Create("root", qualified);

    public static string Recall(string qualified) => "/recall" + QueryString.Create("root", qualified);

    /// <summary>"1 lot", "3,120 lots".</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)} {(number == 1 ? one : many ?? one + "s")}";
}
