using Traceability.Data;
using Traceability.Genealogy;

namespace Traceability.Pages.Trace;

/// <summary>Where it came from.</summary>
public sealed class BackModel(TraceabilityDb db, Acts acts, RootFinder finder, LotGenealogy genealogy, Tracing tracing, TimeProvider clock)
    : TracePage(db, acts, finder, genealogy, tracing, clock)
{
    public override Direction Direction => Direction.Back;
}
