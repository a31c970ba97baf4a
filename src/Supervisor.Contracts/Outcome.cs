using System.Diagnostics.CodeAnalysis;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Contracts;

/// <summary>A value, or the reason that an operator reads. Expected failures travel as this, not as exceptions.</summary>
public sealed record Outcome<T>
{
    private Outcome(T? value, OperatorError? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public OperatorError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(OperatorError error) => new(default, error);
}
