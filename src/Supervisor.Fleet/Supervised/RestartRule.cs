using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Supervised;

/// <summary>As much of a rule for restarts as one place of the file says; what it leaves open, the next one says.</summary>
internal sealed record RestartRule(
    RestartMode? Mode = null,
    int? Max = null,
    TimeSpan? Within = null,
    TimeSpan? Min = null,
    TimeSpan? Cap = null
)
{
    /// <summary>Of an agent or a group: Compose's word, or a map.</summary>
    public static RestartRule Of(Cursor cursor) =>
        cursor.Text is { } text
            ? OfText(text)
            : new RestartRule(
                SupervisorWords.Restart.Meaning(cursor["mode"].Text),
                cursor["max"].Number,
                cursor["within"].Duration,
                cursor["min"].Duration,
                cursor["cap"].Duration
            );

    /// <summary>Of Compose's own keys.</summary>
    public static RestartRule Of(ServiceModel service) =>
        OfText(service.Restart) with
        {
            Min = service.RestartDelay,
            Within = service.RestartWindow,
        };

    /// <param name="usual">What holds where nobody says it.</param>
    public RestartMode ModeOver(RestartRule compose, RestartMode usual = RestartMode.OnFailure) =>
        (Mode, compose.Mode) switch
        {
            ({ } own, _) => own,
            // Who gives a budget wants restarts: then what Compose was told about the container does not count.
            (null, RestartMode.Never) when this != new RestartRule() => usual,
            (null, var mode) => mode ?? usual,
        };

    public RestartRule Over(RestartRule other) =>
        new(Mode ?? other.Mode, Max ?? other.Max, Within ?? other.Within, Min ?? other.Min, Cap ?? other.Cap);

    public RestartBudget Over(RestartBudget budget) =>
        new(Max ?? budget.Max, Within ?? budget.Within, Min ?? budget.Min, Cap ?? budget.Cap);

    private static RestartRule OfText(string? text)
    {
        var times = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return text is not null && times > 0 && RestartText.IsPolicy(text)
            ? new RestartRule(RestartMode.OnFailure, ScalarText.Number(text[(times + 1)..]))
            : new RestartRule(SupervisorWords.Restart.Meaning(text));
    }
}
