namespace Supervisor.Fleet.Model.Services;

/// <param name="Required">False: a missing or inactive service is no error.</param>
/// <param name="Restart">Restarted along with what it depends on.</param>
public sealed record DependencyModel(DependencyCondition Condition, bool Required = true, bool Restart = false);

public enum DependencyCondition
{
    Started,
    Healthy,
    CompletedSuccessfully,
}
