namespace Supervisor.Supervision.Commands;

internal static class MessageKinds
{
    /// <summary>A message with several marks is of the most urgent kind among them.</summary>
    internal static MessageKind Of(object? message) =>
        message switch
        {
            ISafetyAct => MessageKind.Safety,
            ICommand => MessageKind.Command,
            IQuery => MessageKind.Query,
            IObservation => MessageKind.Observation,
            _ => MessageKind.Undertaking,
        };
}
