using Shouldly;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>For what the kernel does in its own time and nobody announces.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="expected">As the end of "it was expected that".</param>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"It was expected that {expected}.");
            await Task.Yield();
        }
    }
}
