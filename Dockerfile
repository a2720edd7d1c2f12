# The built-in PostgreSQL is left out: compose brings one.
FROM node:24-bookworm-slim AS build
WORKDIR /lekwacht
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /lekwacht
# Whatever is forgotten outside is refused by name: nothing of development starts in here.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LEKWACHT_DATA=/lekwacht/data
COPY --from=build /lekwacht/package.json ./
COPY --from=build /lekwacht/node_modules ./node_modules
COPY --from=build /lekwacht/dist ./dist
COPY --from=build /lekwacht/migrations ./migrations
COPY --from=build /lekwacht/organisations ./organisations
COPY --from=build /lekwacht/languages ./languages
COPY --from=build /lekwacht/gateways ./gateways
COPY --from=build /lekwacht/verifier ./verifier
COPY --from=build /lekwacht/deploy ./deploy
# All that is written; the rest may be read-only.
RUN mkdir data && chown node:node data && chmod 700 data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No shell in between: the process itself gets the signal to end.
CMD ["node", "dist/main.js"]
