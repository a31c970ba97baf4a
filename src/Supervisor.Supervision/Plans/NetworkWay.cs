namespace Supervisor.Supervision.Plans;

/// <summary>How one agent reaches another on its node.</summary>
internal abstract record NetworkWay
{
    private NetworkWay() { }

    /// <summary>At a host, by the ports on which the other listens.</summary>
    internal sealed record Direct(string Host) : NetworkWay;

    /// <summary>By the ports of the machine that lead to the other.</summary>
    internal sealed record Published : NetworkWay;

    internal sealed record None(string Why, string Remedy) : NetworkWay;
}
