using Traceability.Quality;
using Traceability.Receiving;

namespace Traceability.Lots;

/// <summary>Where something is wrong with it.</summary>
public sealed partial class Lot
{
    /// <summary>Holds it for a quality issue. See <see cref="NonConformance.Hold"/>, which is the way in.</summary>
    internal Hold PutOnHold(NonConformance issue, string reason, string by, DateTimeOffset at)
    {
        var hold = Hold.For(issue, this, reason, by, at);
        (holds ?? throw NotLoaded("holds")).Add(hold);
        return hold;
    }

    /// <summary>Carries a hold of what it was parted from or made of, with the recall or the issue that placed it.</summary>
    internal void HoldLike(Hold other, string reason, string by, DateTimeOffset since) => (holds ?? throw NotLoaded("holds")).Add(Hold.Like(other, this, reason, by, since));

    /// <summary>A part of it is used as it is, by a quality lead's decision: from then on a deviation like any that was conceded at the door.</summary>
    internal Concession ConcedeFor(string issue, int decision, string says, string reason, string by, DateTimeOffset at)
    {
        var concession = Concession.Of(this, new(ObstacleKind.QualityIssue, $"{issue}/{decision}", $"{issue}: {says}"), reason, by, at);
        (concessions ?? throw NotLoaded("concessions")).Add(concession);
        return concession;
    }
}
