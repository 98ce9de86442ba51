using Traceability.Machines;
using Traceability.Places;
using Traceability.Printing.Labels;

namespace Traceability.Labelling;

/// <summary>What stands on a shelf: its name, to be read from afar, and its number as the code, to be scanned.</summary>
internal static class PlaceLabel
{
    public static Label Of(Place place) => new() { Number = place.Name, IsName = true, Code = place.Number, Lines = [new(place.Number, Strong: true)] };

    /// <summary>What stands on a machine.</summary>
    public static Label Of(Machine machine) => new() { Number = machine.Name, IsName = true, Code = machine.Code, Lines = [new(machine.Code, Strong: true)] };
}
