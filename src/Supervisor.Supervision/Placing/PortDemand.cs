namespace Supervisor.Supervision.Placing;

/// <summary>A port of the machine that a group takes for itself.</summary>
/// <param name="Address">Of the machine; empty: all of them.</param>
public readonly record struct PortDemand(int Port, string Protocol, string Address)
{
    private bool IsAny => Address is "" or "*" or "0.0.0.0" or "::";

    public bool Collides(PortDemand other) =>
        Port == other.Port && Protocol == other.Protocol && (IsAny || other.IsAny || Address == other.Address);

    public override string ToString() => FormattableString.Invariant($"{Port}/{Protocol}");
}
