namespace Supervisor.Node.Audit;

/// <summary>Entries of the trail as people read them.</summary>
internal static class AuditText
{
    public static string OutcomeOf(AuditLine line)
    {
        var record = line.Record;
        return line.Event switch
        {
            AuditEvents.Asked => "asked",
            AuditEvents.Ended when record.Exit == 0 => "done",
            AuditEvents.Ended when record.Exit is null => "ended, since who had asked was gone",
            AuditEvents.Ended => $"ended with exit code {record.Exit}",
            AuditEvents.Granted => "granted",
            AuditEvents.Refused => $"refused: {record.Reason}",
            AuditEvents.RefusedMore => $"{record.Count} more were refused",
            // A newer daemon has written it.
            var other => other,
        };
    }
}
