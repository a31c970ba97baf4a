using Supervisor.Fleet.Binding;

namespace Supervisor.Fleet.Compose.Texts;

/// <summary>When an image is brought from its registry, as <c>pull_policy</c> says it.</summary>
/// <param name="IsPulled">False: what is not here is an error.</param>
/// <param name="After">What is here is old enough to be brought again; null: never, zero: each time.</param>
public sealed record PullRule(bool IsPulled, TimeSpan? After = null)
{
    private const string Every = "every_";

    private static readonly PullRule WhenMissing = new(IsPulled: true);

    /// <param name="text">Null: nothing was said.</param>
    public static PullRule Of(string? text) =>
        text switch
        {
            "always" or "refresh" => WhenMissing with { After = TimeSpan.Zero },
            "daily" => WhenMissing with { After = TimeSpan.FromDays(1) },
            "weekly" => WhenMissing with { After = TimeSpan.FromDays(7) },
            // Nothing is built here, and what somebody builds is in no registry.
            "never" or "build" => new PullRule(IsPulled: false),
            _ when text?.StartsWith(Every, StringComparison.Ordinal) is true => WhenMissing with
            {
                After = ScalarText.Duration(text[Every.Length..]),
            },
            _ => WhenMissing,
        };
}
