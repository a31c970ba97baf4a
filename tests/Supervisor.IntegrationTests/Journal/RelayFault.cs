namespace Supervisor.IntegrationTests.Journal;

internal enum RelayFault
{
    None,

    /// <summary>Requests arrive; what the server answers is lost.</summary>
    LosesAnswers,

    /// <summary>Requests are on their way and do not arrive.</summary>
    HoldsRequests,
}
