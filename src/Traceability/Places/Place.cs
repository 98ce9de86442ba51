using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Places;

/// <summary>PLC-0001: a shelf, rack, box or machine where material is kept, under the name by which lots are said to be there.</summary>
public sealed class Place : Stamped
{
    private Place() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    /// <summary>As it is written on the shelf; a lot that is kept there bears the very same.</summary>
    public required string Name { get; init; }

    public required string NameKey { get; init; }

    /// <exception cref="DomainRuleException">The name is empty, too long, or looks like the number of a place.</exception>
    public static Place Named(string number, string? name)
    {
        var (kept, written) = (Lots.NumberKey.Kept(number, "place's number", "Number"), Text.Line(name, "place", "Name"));
        if (IsNumber(written) && !Lots.NumberKey.Same(kept, written))
            throw new DomainRuleException($"\"{written}\" is how places are numbered, and would be taken for another one. Call it as people do: Rack A2.", "Name");
        return new() { Number = kept, NumberKey = Lots.NumberKey.Of(kept), Name = written, NameKey = Lots.NumberKey.Of(written) };
    }

    /// <summary>Whether it reads like the number of a place: PLC-0007.</summary>
    public static bool IsNumber(string? read) => read is not null && Lots.NumberKey.Of(read) is var key && key.StartsWith("PLC-", StringComparison.Ordinal) && key.Length > 4 && key[4..].All(char.IsAsciiDigit);
}
