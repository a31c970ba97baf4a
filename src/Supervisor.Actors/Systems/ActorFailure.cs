using Supervisor.Actors.Strategies;

namespace Supervisor.Actors.Systems;

/// <summary>One failure of one actor, and what was decided.</summary>
/// <param name="Incarnation">The incarnation that failed.</param>
/// <param name="Delay">Before a restart; zero otherwise.</param>
public sealed record ActorFailure(string Path, int Incarnation, Exception Cause, Directive Directive, TimeSpan Delay);
