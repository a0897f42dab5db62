using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Cafe.Tests.Acceptance.Support.CafeTestFramework", "Cafe.Tests.Acceptance")]
[assembly: CollectionBehavior(MaxParallelThreads = 6)]

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// Starts one <see cref="CafeTarget"/> for the whole suite and hands it to every test class that asks for it in its
/// constructor. xunit 2 itself shares a fixture at most within a collection, whose tests run one after another; here
/// the classes run side by side.
/// </summary>
public sealed class CafeTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new AssemblyRunner(
                TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class AssemblyRunner(
        ITestAssembly assembly,
        IEnumerable<IXunitTestCase> testCases,
        IMessageSink diagnostics,
        IMessageSink execution,
        ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, testCases, diagnostics, execution, options)
    {
        private readonly CafeTarget _cafe = new();

        protected override async Task AfterTestAssemblyStartingAsync()
        {
            await base.AfterTestAssemblyStartingAsync();
            // What the aggregator holds here fails every test with that message.
            await Aggregator.RunAsync(_cafe.StartAsync);
        }

        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await Aggregator.RunAsync(_cafe.StopAsync);
            await base.BeforeTestAssemblyFinishedAsync();
        }

        protected override Task<RunSummary> RunTestCollectionAsync(
            IMessageBus messageBus,
            ITestCollection testCollection,
            IEnumerable<IXunitTestCase> testCases,
            CancellationTokenSource cancellationTokenSource) =>
            new CollectionRunner(
                _cafe, testCollection, testCases, DiagnosticMessageSink, messageBus, TestCaseOrderer,
                new ExceptionAggregator(Aggregator), cancellationTokenSource).RunAsync();
    }

    private sealed class CollectionRunner : XunitTestCollectionRunner
    {
        public CollectionRunner(
            CafeTarget cafe,
            ITestCollection testCollection,
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink diagnostics,
            IMessageBus messageBus,
            ITestCaseOrderer orderer,
            ExceptionAggregator aggregator,
            CancellationTokenSource cancellation)
            : base(testCollection, testCases, diagnostics, messageBus, orderer, aggregator, cancellation) =>
            CollectionFixtureMappings[typeof(CafeTarget)] = cafe;
    }
}
