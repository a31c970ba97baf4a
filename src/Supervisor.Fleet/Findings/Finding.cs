using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Findings;

/// <summary>One thing that is wrong: where, what, and the way out, so that the message alone is enough to mend it.</summary>
public sealed record Finding(FindingKind Kind, Place Place, string Message, string Remedy)
{
    public override string ToString() => $"{Place}: {Kind.Code}: {Message} {Remedy}";
}
