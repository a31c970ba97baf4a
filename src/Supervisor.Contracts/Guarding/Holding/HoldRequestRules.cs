using System.Buffers;

namespace Supervisor.Contracts.Guarding.Holding;

/// <summary>What can be put on a leash at all; both ends check it.</summary>
public static class HoldRequestRules
{
    private const int IdLength = 64;

    private static readonly SearchValues<char> IdLetters = SearchValues.Create("0123456789abcdef");

    /// <summary>Containers are looked for by this, so that anything shorter might be another's.</summary>
    public static bool IsContainerId(string? id) =>
        id is { Length: IdLength } && id.AsSpan().IndexOfAnyExcept(IdLetters) < 0;

    /// <summary>What comes from the wire may lack a member, whatever its type says.</summary>
    public static bool IsWhole(HoldRequest? hold) =>
        hold is { Leash.BootId: not null }
        && IsContainerId(hold.Container)
        && hold.Process is null or { Pid: > 1, BootId: not null };
}
