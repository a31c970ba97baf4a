using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// Which messages are decided in which phase. While an append is under way most are not even received, because the mail is
/// held; only safety passes.
/// </summary>
internal static class ReceptionRules
{
    internal static Reception Of(StreamPhase phase, MessageKind kind) =>
        phase switch
        {
            StreamPhase.Ready => Reception.Decide,
            StreamPhase.Appending => kind == MessageKind.Safety ? Reception.Decide : Reception.Wait,
            StreamPhase.Degraded => WhileDegraded(kind),
            StreamPhase.Unread => Reception.Wait,
            _ => OutOfUse(phase, kind),
        };

    /// <summary>Whether it is acted on before it is durable, once it is known that this may take long.</summary>
    internal static bool GoesAhead(MessageKind kind) => kind is MessageKind.Observation or MessageKind.Safety;

    private static Reception WhileDegraded(MessageKind kind) =>
        kind switch
        {
            MessageKind.Command => Reception.TurnAway,
            MessageKind.Query => Reception.AnswerFromMemory,
            MessageKind.Undertaking => Reception.Wait,
            _ => Reception.Decide,
        };

    private static Reception OutOfUse(StreamPhase phase, MessageKind kind) =>
        kind switch
        {
            MessageKind.Command => Reception.TurnAway,
            MessageKind.Query => Reception.AnswerFromMemory,
            _ when phase == StreamPhase.Unreadable => Reception.Wait,
            _ => Reception.OutOfUse,
        };
}
