namespace Supervisor.Supervision.Placing;

/// <summary>A place for one group, before it is put into words.</summary>
/// <param name="Obstacle">A sentence's end, after the node's name; null: it fits.</param>
/// <param name="Others">How many other movable groups it has.</param>
/// <param name="IsPresent">It has the group, and goes before all others as long as it fits.</param>
/// <param name="Lot">So that equal nodes share the groups among them without a word.</param>
internal readonly record struct JudgedPlace(
    Place Place,
    string? Obstacle,
    PlaceWorth Worth,
    int Others,
    bool IsPresent,
    uint Lot
)
{
    /// <summary>The best first.</summary>
    internal static IComparer<JudgedPlace> Order { get; } = Comparer<JudgedPlace>.Create(Compare);

    internal bool Fits => Obstacle is null;

    /// <summary>Who is to move on from there, and where to, once the group has come; null: nobody.</summary>
    internal (string Group, string To)? MovesOn { get; init; }

    internal bool GoesBefore(JudgedPlace other) => Compare(this, other) < 0;

    internal Candidate InWords() =>
        new(Place.Name, Place.Member?.Node, Fits, $"{Place.Name} {Obstacle ?? WhyItFits()}.", Worth);

    private string WhyItFits() =>
        string.Concat(
            IsPresent ? "fits, has it now" : "fits",
            Worth.Distance == 0 ? ", is its home" : "",
            Others == 0
                ? ", and has no other movable group"
                : $", and has {Contracts.Text.CountText.Of(Others, "other movable group")}",
            MovesOn is { } other ? $", of which {other.Group} would move on to {other.To}" : ""
        );

    private static int Compare(JudgedPlace one, JudgedPlace other)
    {
        var order = other.Fits.CompareTo(one.Fits);
        order = order != 0 ? order : other.IsPresent.CompareTo(one.IsPresent);
        order = order != 0 ? order : one.Worth.Load.CompareTo(other.Worth.Load);
        order = order != 0 ? order : one.Worth.Distance.CompareTo(other.Worth.Distance);
        order = order != 0 ? order : one.Lot.CompareTo(other.Lot);
        return order != 0 ? order : string.CompareOrdinal(one.Place.Name, other.Place.Name);
    }
}
