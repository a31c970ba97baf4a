using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Supervision.EventSourcing;

/// <summary>Any messages, with a journal that gives any answers at any time.</summary>
public sealed class DegradedModeProperties
{
    private static readonly Gen<Step> Messages = Gen.Elements(
        Step.Command,
        Step.CommandAgain,
        Step.Observation,
        Step.Observation,
        Step.Undertaking,
        Step.Safety
    );

    private static readonly Gen<Step> Answers = Gen.Elements(
        Step.NextRefused,
        Step.NextRefused,
        Step.NextUnknownAndWritten,
        Step.NextUnknownAndNotWritten,
        Step.NextAppended,
        Step.NextReadUnavailable
    );

    private static readonly Gen<Step> Times = Gen.Elements(
        Step.AnswerOne,
        Step.AnswerOne,
        Step.Run,
        Step.Wait,
        Step.HoldAnswers,
        Step.GiveAnswers
    );

    private static readonly Gen<Step> Steps = Gen.Frequency((4, Messages), (2, Answers), (3, Times));

    private static readonly Gen<Step> StepsWithEnds = Gen.Frequency((40, Steps), (1, Gen.Constant(Step.EndOfActor)));

    private enum Step
    {
        Command,

        /// <summary>With the id of an earlier one.</summary>
        CommandAgain,
        Observation,
        Undertaking,
        Safety,
        NextRefused,
        NextUnknownAndWritten,
        NextUnknownAndNotWritten,
        NextAppended,
        NextReadUnavailable,
        AnswerOne,
        Run,
        Wait,
        HoldAnswers,
        GiveAnswers,
        EndOfActor,
    }

    [Fact]
    public void Journal_WithAnyAnswers_IsWrittenInOrderAndLosesNothing() =>
        Property.HoldsForLists(
            Steps,
            static steps =>
            {
                var world = new World();
                world.Play(steps);
                world.CheckTruth();
                world.CheckNothingIsLost();
            },
            runs: 1000
        );

    [Fact]
    public void Actor_EndedAtAnyTime_KeepsWhatWasAcknowledgedAndRunsNoCommandTwice() =>
        Property.HoldsForLists(
            StepsWithEnds,
            static steps =>
            {
                var world = new World();
                world.Play(steps);
                world.CheckTruth();
            },
            runs: 1000
        );

    /// <summary>A tally, its journal, and what the world knows of both. Every message has an amount of its own.</summary>
    private sealed class World
    {
        private readonly TallyKit _kit;
        private readonly SortedDictionary<string, int> _commands = new(StringComparer.Ordinal);
        private readonly List<(string Id, TestProbe<CommandOutcome> Reply)> _asked = [];
        private readonly List<int> _observed = [];
        private readonly List<int> _planned = [];
        private readonly List<int> _urgent = [];
        private ActorRef<TallyMessage> _tally;
        private int _number;

        internal World()
        {
            _kit = new TallyKit(OnLog);
            _kit.Services = _kit.Services with { EventsKept = 1000, EventsPerAppend = 3 };
            _tally = _kit.Spawn("tally-0");
        }

        internal void Play(IReadOnlyList<Step> steps)
        {
            foreach (var step in steps)
            {
                Take(step);
            }

            _kit.Journal.Holds = false;
            AnswerAll();

            // Longer than all scripted failures take, each with its pause.
            _kit.Actors.Advance(TimeSpan.FromSeconds(7) * (steps.Count + 1));
        }

        /// <summary>Holds whatever happened, even if the actor was ended with a backlog.</summary>
        internal void CheckTruth()
        {
            _kit.Actors.Log.Failures.ShouldBeEmpty();
            var written = _kit.Written.ToList();
            written.ShouldBeUnique();
            foreach (var (id, amount) in _commands)
            {
                var outcomes = Outcomes(id);
                if (outcomes.Contains(CommandStatus.Done))
                {
                    written.ShouldContain(amount, $"{id} was acknowledged");
                }
                else if (outcomes.Count(static status => status == CommandStatus.Unavailable) == TimesAsked(id))
                {
                    written.ShouldNotContain(amount, $"{id} was never done");
                }
            }

            var total = 0;
            foreach (var added in _kit.WrittenEvents)
            {
                added.Total.ShouldBe(total += added.Amount, "Each was decided on the state after the one before it.");
            }

            _kit.Ask(_tally);
            _kit.Totals.Expect(total);
        }

        internal void CheckNothingIsLost()
        {
            var written = _kit.Written.ToList();
            written.Where(_observed.Contains).ShouldBe(_observed, "Observations are written in their order.");
            written.Where(_urgent.Contains).ShouldBe(_urgent);
            written.Where(_planned.Contains).ShouldBe(_planned);
            Acted().Where(_observed.Contains).ShouldBe(_observed, "Observations are acted on once, in their order.");
            Acted().Where(_planned.Contains).ShouldBe(_planned);
            Acted().ShouldBe(written, ignoreOrder: true);
        }

        private void Take(Step step)
        {
            switch (step)
            {
                case Step.Command:
                    Command($"c{_number}", ++_number);
                    break;
                case Step.CommandAgain when _commands.Count > 0:
                    var (id, amount) = _commands.ElementAt(_number % _commands.Count);
                    Command(id, amount);
                    break;
                case Step.Observation:
                    _observed.Add(++_number);
                    _tally.Tell(new TallySeen(_number));
                    break;
                case Step.Undertaking:
                    _planned.Add(++_number);
                    _tally.Tell(new TallyPlanned(_number));
                    break;
                case Step.Safety:
                    _urgent.Add(++_number);
                    _tally.Tell(new TallyFenced(_number));
                    _kit.Run();
                    _kit.Log.ShouldContain($"safe {_number}", "Safety waits for nobody.");
                    break;
                case Step.EndOfActor:
                    EndActor();
                    break;
                default:
                    Script(step);
                    break;
            }
        }

        private void Script(Step step)
        {
            switch (step)
            {
                case Step.NextRefused:
                    _kit.RefuseNext();
                    break;
                case Step.NextUnknownAndWritten:
                    _kit.LoseNext(writes: true);
                    break;
                case Step.NextUnknownAndNotWritten:
                    _kit.LoseNext(writes: false);
                    break;
                case Step.NextAppended:
                    _kit.Journal.AnswerNextAppendTruly();
                    break;
                case Step.NextReadUnavailable:
                    _kit.Journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));
                    break;
                case Step.AnswerOne when _kit.Journal.HeldCalls > 0:
                    _kit.Journal.AnswerOne();
                    break;
                case Step.Run:
                    _kit.Run();
                    break;
                case Step.Wait:
                    _kit.Wait();
                    break;
                case Step.HoldAnswers:
                    _kit.Journal.Holds = true;
                    break;
                case Step.GiveAnswers:
                    _kit.Journal.Holds = false;
                    break;
            }
        }

        private void Command(string id, int amount)
        {
            _commands[id] = amount;
            var reply = _kit.Actors.Probe<CommandOutcome>();
            _asked.Add((id, reply));
            _tally.Tell(new AddToTally(TallyKit.Id(id), amount, reply.Ref));
        }

        /// <summary>The next one over the same stream begins only when the journal has answered the last one.</summary>
        private void EndActor()
        {
            _ = _kit.Actors.System.StopAsync(_tally, TimeSpan.FromDays(1));
            _kit.Run();
            AnswerAll();
            _tally = _kit.Spawn($"tally-{++_number}");
        }

        private void AnswerAll()
        {
            while (_kit.Journal.HeldCalls > 0)
            {
                _kit.Journal.AnswerOne();
                _kit.Run();
            }
        }

        // While something is acted on, what must be durable for it is in the journal already.
        private void OnLog(string entry)
        {
            if (Amount(entry, "added ") is { } amount && !_observed.Contains(amount) && !_urgent.Contains(amount))
            {
                _kit.Written.ShouldContain(amount);
            }
        }

        private IEnumerable<int> Acted() => _kit.Log.Select(static entry => Amount(entry, "added ")).OfType<int>();

        private static int? Amount(string entry, string verb) =>
            entry.StartsWith(verb, StringComparison.Ordinal)
                ? int.Parse(entry[verb.Length..], System.Globalization.CultureInfo.InvariantCulture)
                : null;

        private int TimesAsked(string id) => _asked.Count(asked => asked.Id == id);

        private List<CommandStatus> Outcomes(string id) =>
            [
                .. _asked
                    .Where(asked => asked.Id == id)
                    .SelectMany(static asked => asked.Reply.Take())
                    .Select(static outcome => outcome.Status),
            ];
    }
}
