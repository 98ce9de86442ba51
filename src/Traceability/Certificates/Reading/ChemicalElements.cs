namespace Traceability.Certificates.Reading;

/// <summary>The symbols of the periodic table: what is none of them is a sum or a formula, and does not add up to 100 %.</summary>
public static class ChemicalElements
{
    private static readonly HashSet<string> Symbols = new("""
        H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd
        In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U
        """.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Are(string symbol) => Symbols.Contains(symbol);
}
