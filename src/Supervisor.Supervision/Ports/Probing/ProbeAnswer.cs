namespace Supervisor.Supervision.Ports.Probing;

/// <param name="Reason">As part of a sentence, such as <c>connection refused</c>; empty when it passed.</param>
public sealed record ProbeAnswer(bool Passed, string Reason)
{
    /// <summary>Nobody listens at the address.</summary>
    public const string Refused = "connection refused";

    public static readonly ProbeAnswer Ok = new(true, "");

    public static ProbeAnswer Failed(string reason) => new(false, reason);
}
