namespace Supervisor.Supervision.EventSourcing;

/// <summary>Gives events their explicit, append-only names, and reads every name and schema that was ever written.</summary>
public interface IEventCodec<TEvent>
{
    EncodedEvent Encode(TEvent happened);

    /// <summary>Throws <see cref="UnknownEventException"/> for what it cannot read.</summary>
    TEvent Decode(string name, int schema, ReadOnlySpan<byte> payload);
}
