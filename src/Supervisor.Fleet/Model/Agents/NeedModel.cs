namespace Supervisor.Fleet.Model.Agents;

/// <param name="Name">As written: <c>[NODE/]GROUP[/AGENT]</c>, <c>AGENT@NODE</c>, or a bare name.</param>
public sealed record NeedModel(string Name, LossRule OnLoss = LossRule.Wait);

/// <summary>What becomes of an agent when what it needs is lost.</summary>
public enum LossRule
{
    /// <summary>Nothing: the need orders the start only.</summary>
    Wait,
    Restart,
    Stop,
}
