using Supervisor.Contracts.Readiness;

namespace Supervisor.AgentLibrary.Fencing;

/// <summary>
/// Keeps who owned a group once from writing over who owns it now. Whatever several machines share bears the highest epoch
/// that has written to it, and who has a lower one is refused.
/// <para>
/// To compare and then to write is no fence: between the two anything may happen. Either the store itself compares as it
/// writes, or the write happens while a fence file is held.
/// </para>
/// </summary>
public sealed class Fence
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(10);

    /// <param name="epoch">Null or 0: that of what cannot move.</param>
    public Fence(long? epoch)
    {
        Number = epoch ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(Number, nameof(epoch));
    }

    /// <summary>In which its group is owned; null for what cannot move. It stays the same for as long as the process lives.</summary>
    public long? Epoch => Number > 0 ? Number : null;

    /// <summary>What is to stand beside that which is written: the epoch, and 0 for what cannot move.</summary>
    public long Number { get; }

    /// <summary>For this process, by the variable that its supervisor gave it.</summary>
    /// <exception cref="FormatException">It is no epoch.</exception>
    public static Fence FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <inheritdoc cref="FromEnvironment"/>
    public static Fence From(Func<string, string?> variable) =>
        new(EpochText.Parse(variable(AgentVariables.Epoch) ?? "", AgentVariables.Epoch));

    /// <summary>Whether this agent may write to what bears that epoch.</summary>
    /// <param name="stored">Null: it bears none.</param>
    public bool Allows(long? stored)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stored ?? 0, nameof(stored));
        return Number >= (stored ?? 0);
    }

    /// <summary>The same, for who wants to end there.</summary>
    /// <exception cref="FencedOutException">It bears a higher one.</exception>
    public void Check(long? stored) => Check(stored, "here");

    /// <summary>
    /// Until what is given back is disposed, nobody else holds that file; and from now on nobody holds it who has a lower
    /// epoch. The file is made when it is not there.
    /// </summary>
    /// <param name="path">Of a file of its own, on a file system with locks that all machines see. One for each group.</param>
    /// <param name="patience">How long to wait for others who hold it; 10 s when it is not given.</param>
    /// <exception cref="FencedOutException">Somebody of a higher epoch has held it.</exception>
    /// <exception cref="FormatException">Something else stands in it.</exception>
    /// <exception cref="TimeoutException">Others held it all the time.</exception>
    public async Task<FenceHold> HoldAsync(string path, TimeSpan? patience = null, CancellationToken stop = default)
    {
        var file = await FenceFile.LockAsync(path, patience ?? UsualPatience, TimeProvider.System, stop);
        try
        {
            var stored = file.Read();
            Check(stored, $"under {path}");
            if (stored < Number)
            {
                file.Write(Number);
            }

            return new FenceHold(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Check(long? stored, string where)
    {
        if (!Allows(stored))
        {
            throw new FencedOutException(Number, stored!.Value, where);
        }
    }
}
