using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>What a call to the engine brought, or why it brought nothing.</summary>
internal sealed record EngineOutcome<T>
{
    private EngineOutcome(T? value, EngineFailure? failure) => (Value, Failure) = (value, failure);

    public T? Value { get; }

    public EngineFailure? Failure { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    public static implicit operator EngineOutcome<T>(T value) => new(value, null);

    public static implicit operator EngineOutcome<T>(EngineFailure failure) => new(default, failure);
}
