namespace Supervisor.Node.Audit;

/// <summary>The names under which the audit trail is stored. They are only ever added.</summary>
internal static class AuditEvents
{
    public const int Schema = 1;

    /// <summary>Somebody asked for a change, and may.</summary>
    public const string Asked = "audit.asked";

    /// <summary>What became of it.</summary>
    public const string Ended = "audit.ended";

    /// <summary>Somebody was admitted, or got a certificate.</summary>
    public const string Granted = "audit.granted";

    /// <summary>Somebody was turned away, and nothing was changed.</summary>
    public const string Refused = "audit.refused";

    /// <summary>More were turned away than are told one by one.</summary>
    public const string RefusedMore = "audit.refused-more";
}
