using Supervisor.Actors.Strategies;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>A failure that says how it wants to be answered.</summary>
internal sealed class DirectedException(Directive directive) : Exception
{
    internal Directive Directive => directive;
}
