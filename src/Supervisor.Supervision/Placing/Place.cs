using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Placing;

/// <summary>A node as a place, for whichever group.</summary>
/// <param name="Member">Null: nobody lives by that name.</param>
internal sealed record Place(string Name, DeclaredNode Declared, Member? Member);
