namespace Supervisor.Runtimes.Doctor;

/// <summary>Looks at one side of a machine, and changes nothing.</summary>
internal interface IExamination
{
    /// <inheritdoc cref="Finding.About"/>
    string About { get; }

    IAsyncEnumerable<Finding> LookAsync(Patient patient, CancellationToken stop);
}
