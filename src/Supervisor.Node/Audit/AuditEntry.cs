using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Causes;

namespace Supervisor.Node.Audit;

/// <summary>Something that is to stand in the audit trail.</summary>
/// <param name="Event">As in <see cref="AuditEvents"/>.</param>
internal sealed record AuditEntry(string Event, AuditRecord Record)
{
    /// <summary>More of an argument says nothing to who reads the trail.</summary>
    private const int LongestText = 400;

    /// <summary>Who has proven nothing.</summary>
    public const string Strangers = "";

    /// <summary>Whose entries are counted together when there are too many; null: those of who may do what he does.</summary>
    public string? Source { get; init; }

    public string Cause { get; private init; } = "";

    public static AuditEntry Asked(string command, CommandCall call) =>
        new(AuditEvents.Asked, OfChange($"{command} ({call.Arguments})", call)) { Cause = CauseText.Of(call.Id!) };

    public static AuditEntry Ended(string command, CommandCall call, int exit) =>
        new(AuditEvents.Ended, OfChange(command, call) with { Exit = exit }) { Cause = CauseText.Of(call.Id!) };

    /// <summary>A session has no id: asked for twice, it runs twice.</summary>
    public static AuditEntry SessionBegun(string what, Caller caller) =>
        new(AuditEvents.Asked, new AuditRecord(caller.Name, caller.From, Shown(what)));

    /// <param name="exit">Null: nobody was there any more to be told.</param>
    public static AuditEntry SessionEnded(string what, Caller caller, int? exit) =>
        new(AuditEvents.Ended, new AuditRecord(caller.Name, caller.From, Shown(what)) { Exit = exit });

    /// <summary>A command that is not for this caller.</summary>
    public static AuditEntry Refused(string command, Caller caller, OperatorError reason) =>
        Refused(caller.Name, caller.From, command, reason) with
        {
            Source = caller.Name,
        };

    /// <param name="who">As he says of himself; what he has proven goes into <see cref="Source"/> as well.</param>
    public static AuditEntry Refused(string who, string from, string what, OperatorError reason) =>
        new(
            AuditEvents.Refused,
            new AuditRecord(Shown(who), Shown(from), Shown(what))
            {
                Code = reason.Code,
                Reason = Shown($"{reason.Message} {reason.Why}".TrimEnd()),
            }
        )
        {
            Source = Strangers,
        };

    public static AuditEntry Granted(string who, string from, string what) =>
        new(AuditEvents.Granted, new AuditRecord(Shown(who), Shown(from), Shown(what))) { Source = who };

    /// <param name="source">As in <see cref="Source"/>.</param>
    public static AuditEntry More(string source, int count) =>
        new(AuditEvents.RefusedMore, new AuditRecord(source, "", "") { Count = count });

    private static AuditRecord OfChange(string what, CommandCall call) =>
        new(call.Caller.Name, call.Caller.From, Shown(what)) { Id = call.Id!.Value };

    /// <summary>What strangers say may be anything.</summary>
    private static string Shown(string text)
    {
        var plain = string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter));
        return plain.Length > LongestText ? plain[..LongestText] + "…" : plain;
    }
}
